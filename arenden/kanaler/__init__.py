"""Channel adapters: each only translates what came in into what `register_kontakt` takes."""
