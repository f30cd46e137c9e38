/** Opens an operation in a new tab of the explorer; it is shown, never run, and what follows the # is not sent to the server. */
export const explorerAddress = (text: string, variables: string): string =>
  `/explorer/#query=${encodeURIComponent(text)}&variables=${encodeURIComponent(variables)}`
