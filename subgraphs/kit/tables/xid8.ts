import { customType } from 'drizzle-orm/pg-core'

/** A full transaction id (64 bits): orders what is followed. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' })
