"""What has to happen over the built site."""
