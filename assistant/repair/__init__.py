"""What a drafter wrote becomes what may be shown: aligned with the draft, traced, checked, mended or dropped."""
