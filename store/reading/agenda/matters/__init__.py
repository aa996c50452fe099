"""What clauses state was taken up: verbs, matters, and whether two are one."""
