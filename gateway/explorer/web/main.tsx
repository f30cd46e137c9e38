import './editor-workers.ts'
import '@graphiql/react/style.css'
import '@graphiql/plugin-doc-explorer/style.css'
import 'graphiql/graphiql.css'
import './explorer.css'
import './builder/builder.css'
import './results/results.css'
import { createRoot } from 'react-dom/client'
import { Explorer } from './explorer.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<Explorer />)
