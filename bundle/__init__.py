"""The offline bundle: everything that Headway needs on an office PC without network or administrator rights."""
