"""What figrepro is measured against."""
