/** Raised with every change of `KEY_ROLE`: a key of another name is replaced. */
export const KEY_NAME = 'keyuan-catalogue-1'

/** What the catalogue's key may do: everything with our own indices, nothing with others; of the cluster it may see the state. */
export const KEY_ROLE = {
  cluster: ['monitor'],
  indices: [{ names: ['keyuan-*'], privileges: ['create_index', 'delete_index', 'maintenance', 'manage', 'read', 'write'] }],
} as const
