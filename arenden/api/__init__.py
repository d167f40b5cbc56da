"""The REST API: one more door to every action. Schema at /api/v1/schema/."""
