"""Pages of the knowledge base for citizens: nobody logs in, no cookie is set, and each page may be kept by any cache that asks first."""
