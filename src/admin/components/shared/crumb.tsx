import { useWords } from "../../lib/words"

/**
 * A breadcrumb in the language of the moment: `handle = { breadcrumb: () => <Crumb text="menu" /> }`. As a component
 * it follows when the language is switched, which a string would not.
 */
export const Crumb = ({ text }: { text: string }) => <>{useWords().t(text)}</>
