import { RouteDrawer } from "@medusajs/dashboard/components"
import { Alert, Button, Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { FormProvider, type FieldValues, type UseFormReturn } from "react-hook-form"
import { errorInWords } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { DrawerHeader } from "./drawer-header"
import { KeyboardForm } from "./keyboard-form"
import { useFocusBack } from "../../lib/focus-back"

/**
 * A drawer with one form, on a route of its own (`@edit/page.tsx`): ⌘↵ submits, Esc closes and asks when something
 * would be lost, a failure shows above the buttons and leaves the drawer open. Close it with `useLeave`.
 */
export const FormDrawer = <Values extends FieldValues>({
  title,
  description,
  form,
  onSubmit,
  submit,
  isPending,
  isDisabled = false,
  error,
  prev,
  children,
}: {
  title: string
  description?: string
  form: UseFormReturn<Values>
  onSubmit: () => void
  /** The button's text; "Save" when left out. */
  submit?: string
  isPending: boolean
  isDisabled?: boolean
  error?: unknown
  /** Where closing leads; the page below when left out. */
  prev?: string
  children: ReactNode
}) => {
  const words = useWords()
  const { core } = words
  useFocusBack()
  return (
    <RouteDrawer prev={prev}>
      <RouteDrawer.Form form={form}>
        <FormProvider {...form}>
          <KeyboardForm
            className="flex size-full flex-col overflow-hidden"
            noValidate
            onSubmit={() => (isPending || isDisabled ? undefined : onSubmit())}
          >
            <DrawerHeader title={title} description={description} />
            <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-auto">{children}</Drawer.Body>
            {error !== undefined && error !== null && (
              <Alert variant="error" role="alert" className="mx-6 mb-2">
                {errorInWords(error, words)}
              </Alert>
            )}
            <Drawer.Footer>
              <Drawer.Close asChild>
                <Button type="button" size="small" variant="secondary">
                  {core("actions.cancel")}
                </Button>
              </Drawer.Close>
              <Button type="submit" size="small" isLoading={isPending} disabled={isDisabled}>
                {submit ?? core("actions.save")}
              </Button>
            </Drawer.Footer>
          </KeyboardForm>
        </FormProvider>
      </RouteDrawer.Form>
    </RouteDrawer>
  )
}
