// Message: what the simulator reads out of a declaration, by its own means.
#pragma once

#include <string>
#include <vector>

namespace quayside::simulator {

struct ReceivedItem {
  std::string number;
  std::string procedure;  ///< last additional procedure: "F48", "F49"
  std::string value;      ///< intrinsic value, as sent
};

struct ReceivedDeclaration {
  bool readable = false;
  std::string lrn;
  std::string type;       ///< "IMA", "IMD"
  std::string submitter;
  std::string problem;    ///< first element that is missing or wrong; empty if there is none
  std::vector<ReceivedItem> items;
};

/// Checks structure as DMS_H7_V1.9.xsd asks for it: root, namespace, mandatory elements.
ReceivedDeclaration read_declaration(const std::string& xml);

/// True when xmllint says that the message follows the schema; `error` has its first line if not.
bool follows_schema(const std::string& xml, const std::string& schema, std::string& error);

}  // namespace quayside::simulator
