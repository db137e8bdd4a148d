"""The 21 landmarks of one hand, named as MediaPipe Hands names them.

Source of the names and their order: the MediaPipe hand landmarker's documentation (Zhang et al. 2020,
arXiv:2006.10214). In tables and signals each name carries its side: ``left_hand_thumb_tip``.
"""

HAND_NAMES = (
    "wrist",
    "thumb_cmc",
    "thumb_mcp",
    "thumb_ip",
    "thumb_tip",
    "index_finger_mcp",
    "index_finger_pip",
    "index_finger_dip",
    "index_finger_tip",
    "middle_finger_mcp",
    "middle_finger_pip",
    "middle_finger_dip",
    "middle_finger_tip",
    "ring_finger_mcp",
    "ring_finger_pip",
    "ring_finger_dip",
    "ring_finger_tip",
    "pinky_mcp",
    "pinky_pip",
    "pinky_dip",
    "pinky_tip",
)
