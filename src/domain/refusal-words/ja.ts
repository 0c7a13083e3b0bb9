import type { RefusalWords } from "./registry"

export const ja: RefusalWords = {
  code_malformed: "このコードは正しくありません。確認してもう一度お試しください。",
  code_not_found: "このコードは見つかりませんでした。確認してもう一度お試しください。",
  code_already_redeemed: "このコードはすでに使用されています。",
  code_expired: "このコードは有効期限が切れています。",
  campaign_not_started: "このキャンペーンはまだ始まっていません。",
  campaign_ended: "このキャンペーンは終了しました。",
  campaign_paused: "このキャンペーンは一時停止中です。しばらくしてからもう一度お試しください。",
  conditions_not_met: "このコードはお客様またはこのお買い物には適用されません。",
  member_limit_reached: "このキャンペーンの利用上限に達しました。",
  campaign_limit_reached: "このキャンペーンは上限に達しました。",
  budget_exhausted: "このキャンペーンの予算は終了しました。",
  insufficient_points: "ポイントが足りません。",
  event_invalid: "このコードと一緒に送信された内容が正しくありません。",
  event_schema_inactive: "この種類のコードは現在ご利用いただけません。",
  customer_required: "コードを使用するにはログインしてください。",
  too_many_attempts: "試行回数が多すぎます。しばらくしてからもう一度お試しください。",
  coupon_not_applicable: "このコードはこのカートには効果がありません。",
  redeem_again: "次に使用できる日時：{{moment}}",
}
