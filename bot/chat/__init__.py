"""What is a chat's own: who asks there, its settings and subscriptions, its news, what is kept."""
