"""The app in the browser: parse what a person sent, call one use case, show what came back."""
