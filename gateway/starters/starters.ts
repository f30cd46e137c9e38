/** What a client library needs beside the Vite app in `vite/`. The README of this folder names the same packages. */
export interface Starter {
  name: 'fetch' | 'apollo' | 'urql' | 'relay'
  title: string
  packages: readonly string[]
}

export const STARTERS: readonly Starter[] = [
  { name: 'fetch', title: 'fetch', packages: [] },
  { name: 'apollo', title: 'Apollo Client 4', packages: ['@apollo/client@4.3.8', 'rxjs@7.8.2'] },
  { name: 'urql', title: 'urql 5', packages: ['urql@5.0.4', '@urql/core@6.0.3'] },
  { name: 'relay', title: 'Relay 21', packages: ['react-relay@21.0.1', 'relay-runtime@21.0.1', 'relay-compiler@21.0.1', 'babel-plugin-relay@21.0.1', 'vite-plugin-relay@2.1.0'] },
]
