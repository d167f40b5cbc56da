"""The outbox: what is to be sent stands as rows written in the transaction that caused it; a worker sends them."""
