#include "shared/rules/data_set_tables.h"

namespace quayside {

DataSetTable gb_data_sets() { return {"gb", {}, {}}; }

}  // namespace quayside
