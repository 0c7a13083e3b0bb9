import { Container, Skeleton } from "@medusajs/ui"
import { useWords } from "../../lib/words"

/** What stands in for a page that is still on its way: cards of about the final height, so that nothing jumps. */
export const PageSkeleton = ({ main, side = [] }: { main: number[]; side?: number[] }) => {
  const { core } = useWords()
  const cards = (heights: number[]) =>
    heights.map((height, index) => (
      <Container key={index} className="p-0">
        <Skeleton className="w-full rounded-lg" style={{ height }} />
      </Container>
    ))
  return (
    <div>
      <span role="status" className="sr-only">
        {core("labels.loading")}
      </span>
      <div aria-hidden className="flex flex-col gap-3 xl:flex-row">
        <div className="flex w-full min-w-0 flex-col gap-y-3">{cards(main)}</div>
        {side.length > 0 && (
          <div className="flex w-full shrink-0 flex-col gap-y-3 xl:w-[440px]">{cards(side)}</div>
        )}
      </div>
    </div>
  )
}
