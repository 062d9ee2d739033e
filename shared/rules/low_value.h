// Up to which value one consignment is of low value, and up to which a gift is: the same figures
// for the rules of one declaration (value_rules.cpp) and of several (together_limit_rules.cpp).
#pragma once

#include <string_view>

#include "shared/base/decimal.h"

namespace quayside {

struct ConsignmentLimit {
  std::string_view profile;
  std::string_view currency;
  Decimal all;
  Decimal gifts;
};

// EUR 150 and 45 (Delegated Regulation (EU) 2015/2446, Article 143a; Regulation (EC) No 1186/2009,
// Article 26) with Denmark's amounts in kroner; GBP 135 and 39 (HMRC, VAT and overseas goods;
// gifts; HMRC's trader tests TT_IM067a, TT_IM077a and TT_IM124a, and TT_IM079a for gifts).
inline constexpr ConsignmentLimit kConsignmentLimits[] = {
    {"dk", "DKK", Decimal::whole(1150), Decimal::whole(360)},
    {"dk", "EUR", Decimal::whole(150), Decimal::whole(45)},
    {"gb", "GBP", Decimal::whole(135), Decimal::whole(39)},
};

}  // namespace quayside
