import { useState, type FormEvent } from "react"
import { sdk } from "./shop"

const demoMember = import.meta.env.VITE_DEMO_MEMBER

export function SignIn({ hasCode, onSignedIn }: { hasCode: boolean; onSignedIn: () => Promise<void> }) {
  const [problem, setProblem] = useState("")
  const [isPending, setPending] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setPending(true)
    try {
      await sdk.auth.login("customer", "emailpass", {
        email: String(form.get("email")),
        password: String(form.get("password")),
      })
      await onSignedIn()
    } catch {
      setProblem("E-mail or password is wrong.")
      setPending(false)
    }
  }

  return (
    <section className="card" aria-labelledby="sign-in">
      <h2 id="sign-in">Sign in</h2>
      <p>{hasCode ? "Your code is kept. Sign in to redeem it." : "Points need an account to live in."}</p>
      <form onSubmit={(event) => void submit(event)}>
        <label htmlFor="email">E-mail</label>
        <input id="email" name="email" type="email" autoComplete="username" required />
        <label htmlFor="password">Password</label>
        <input id="password" name="password" type="password" autoComplete="current-password" required />
        <button disabled={isPending}>{isPending ? "Signing in…" : "Sign in"}</button>
        {problem && (
          <p role="alert" className="message refused">
            {problem}
          </p>
        )}
      </form>
      {demoMember && <p className="hint">In the demo: {demoMember}</p>}
    </section>
  )
}
