"""The eval suite: needs a checkout, is not part of the installed package."""
