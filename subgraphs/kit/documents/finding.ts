/** What is wrong with a record: data, never an exception. `path` leads to the place in the document. */
export interface Finding { code: string; message: string; path: string[] }

export const finding = (code: string, message: string, ...path: (string | number)[]): Finding => ({ code, message, path: path.map(String) })
