"""The whole journal as plain records that any journal can take up again: what an export writes in full."""
