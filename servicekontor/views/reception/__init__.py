"""The reception: what the staff at an office do while visitors come and go."""
