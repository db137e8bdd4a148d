"""The model beside what was published: every observation with the model's answer, misses included."""
