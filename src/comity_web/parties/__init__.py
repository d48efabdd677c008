"""States, parliaments, UN bodies, the IPU: everyone who can be asked to do something."""
