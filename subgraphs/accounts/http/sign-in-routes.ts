import type { FastifyInstance } from 'fastify'
import { backchannelRoute } from './backchannel-route.ts'
import { callbackRoute } from './callback-route.ts'
import { createLoginStates } from './login-state.ts'
import { loginRoute } from './login-route.ts'
import { logoutRoute } from './logout-route.ts'
import type { SignInOptions } from './sign-in.ts'

/** Sign-in and sign-out: `/auth/login`, `/auth/callback`, `/auth/logout`, `/auth/backchannel-logout`. */
export const signInRoutes = async (app: FastifyInstance, { signingKey, ...options }: SignInOptions): Promise<void> => {
  const signIn = { ...options, states: createLoginStates(signingKey) }
  // In a scope of its own: the forms that it takes are none for the graph.
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 32_768 }, (_request, body, done) => done(null, new URLSearchParams(String(body))))
    loginRoute(scope, signIn)
    callbackRoute(scope, signIn)
    logoutRoute(scope, signIn)
    backchannelRoute(scope, signIn)
  })
}
