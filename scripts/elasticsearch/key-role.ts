/** The number is raised with every change of `keyRole`: a key of another name is replaced. `prefix`: what the names of our indices begin with. */
export const keyName = (prefix: string): string => `${prefix}-catalogue-1`

/** What the catalogue's key may do: everything with our own indices, nothing with others; of the cluster it may see the state. */
export const keyRole = (prefix: string) => ({
  cluster: ['monitor'],
  indices: [{ names: [`${prefix}-*`], privileges: ['create_index', 'delete_index', 'maintenance', 'manage', 'read', 'write'] }],
})
