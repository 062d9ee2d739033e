// Message: what customs reads out of a declaration that was sent to it.
//
// Read with pugixml and nothing of the product's own reader. A message from which not even the LRN
// can be read is unreadable; everything else that is wrong is a fault, and is answered by CWMREJ.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quayside::simulator {

inline constexpr std::size_t kMessageBytesMax = 4 * 1024 * 1024;
inline constexpr std::size_t kFaultsMax = 20;

/// What is wrong with a message, in the words of a notification.
struct Fault {
  std::string pointer;      ///< customs' JSONPath; empty if it is about no place
  std::string code;         ///< ValidationCode
  std::string rule;         ///< ValidationRule
  std::string text;         ///< ValidationText
  std::string information;  ///< ValidationInformation
};

struct Item {
  std::string number;
  std::string value;  ///< ItemChargeAmount as written
  std::string currency;
  std::string freight;  ///< Freight/rate as written; may be empty
  std::string freight_currency;
  std::vector<std::string> procedures;  ///< additional ones: "F48"
};

struct Message {
  std::string lrn;
  std::string data_set;   ///< ProcedureCategory: "H7"
  std::string type;       ///< TypeCode: "IMA", "IMD"; "COR", … of a request
  std::string mrn;        ///< of the declaration that a request is about
  std::string reason;     ///< ChangeReasonText of a request
  std::string submitter;  ///< Submitter/ID
  std::string declarant;  ///< Declarant/ID
  std::vector<Item> items;
  std::vector<Fault> faults;

  bool is_pre_lodged() const;
  bool is_export() const;
  /// An additional message: COR, INV, GPR, RRA or SUP.
  bool is_request() const;
};

/// Empty for what cannot be answered by a notification: not XML, a DOCTYPE, deeper than 64 levels,
/// not UTF-8, larger than kMessageBytesMax, or without an LRN.
std::optional<Message> read_message(const std::string& xml);

/// Two places that people correct most often, as customs points at them. Items count from 1.
std::string commodity_code_pointer(std::size_t item);
std::string importer_pointer();

}  // namespace quayside::simulator
