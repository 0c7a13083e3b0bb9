import type { SimulationAnswer } from "../../../contracts/simulation"
import type { AttributeProblem } from "../../../domain/event-schema"
import { useWords } from "../../lib/words"
import { Card } from "../shared/card"
import { Trace } from "./trace"

/** How the answer came about, check by check. */
export const TraceCard = ({ simulation }: { simulation: SimulationAnswer }) => {
  const { t } = useWords()
  const { trace, campaign, store_answer } = simulation
  const problems = store_answer.type === "rejection" ? store_answer.error.details.problems : undefined
  return (
    <Card title={t("verdict.trace")}>
      <div className="px-6 py-4">
        <Trace
          trace={trace}
          rules={campaign?.rules ?? []}
          problems={(problems ?? []) as AttributeProblem[]}
        />
      </div>
    </Card>
  )
}
