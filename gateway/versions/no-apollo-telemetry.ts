/** Imported before @apollo/gateway wherever that is imported: otherwise it reports to its maker once an hour. */
process.env.APOLLO_TELEMETRY_DISABLED = 'true'
