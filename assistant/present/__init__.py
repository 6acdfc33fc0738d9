"""Values become what people and programs read: JSON as the contracts have it, text like a good compiler's."""
