/** In a dialog, once the faults are on the page. */
export const focusFirstFault = () =>
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')?.focus()
    )
  )
