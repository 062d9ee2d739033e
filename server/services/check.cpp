#include "server/services/check.h"

#include "shared/rules/rule.h"
#include "shared/wire/json.h"

namespace quayside::services {

Result<std::string> check(const Environment& environment, const CheckRequest& request) {
  const auto day =
      request.as_of.empty() ? utc_date(environment.clock.now_ms()) : Date::parse(request.as_of);
  if (!day) return Error{"date_malformed", "asOf is not a day", "Write it as 2026-11-24."};
  const auto declaration = wire::declaration_from_json(request.declaration);
  if (!declaration) return declaration.error();
  return wire::verdict_to_json(validate(*declaration, *day), *declaration, request.language);
}

}  // namespace quayside::services
