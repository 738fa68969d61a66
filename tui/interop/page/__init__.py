"""The whole journal as one HTML file."""
