import { defineConfig } from 'vite'
import relay from 'vite-plugin-relay'

/** The page asks its own origin for /graphql; Vite passes it on, so that nothing has to be allowed across origins. */
export default defineConfig({ plugins: [relay], server: { proxy: { '/graphql': { target: process.env.GRAPH ?? 'http://127.0.0.1:4000', changeOrigin: true } } } })
