"""The recap of a job search: all that came of it on a few pages, to keep and to print."""
