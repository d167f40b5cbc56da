"""What every app's part of the REST API has in common. Schema at /api/v1/schema/."""
