// CDS message: what the United Kingdom's customs reads out of what was sent to it.
//
// Read with pugixml and nothing of the product's own reader, as in message.h. What breaks the order
// or the names of WCO_DEC_2_DMS.xsd is refused at once; what breaks customs' rules is answered
// later.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace quayside::simulator {

/// One line of duty that customs would charge.
struct CdsTaxLine {
  std::string item;  ///< goods item number
  std::string type;  ///< "A00", "B00"
};

struct CdsMessage {
  std::string function;      ///< FunctionCode: 9 new, 13 about an earlier one
  std::string lrn;           ///< FunctionalReferenceID
  std::string type;          ///< TypeCode: "IMA"; COR, INV and GPR are about an earlier one
  std::string mrn;           ///< ID: the earlier one
  std::string declarant;     ///< Declarant/ID, else Submitter/ID
  std::string border_means;  ///< BorderTransportMeans/ID, which steers amendments
  std::string ducr;          ///< of the shipment's previous documents, class Z type DCR
  std::vector<CdsTaxLine> taxes;

  bool is_import() const { return type.starts_with("IM") || type.starts_with("CO"); }
  bool is_pre_lodged() const;
};

/// At most this many complaints are made of one message, as HMRC does.
inline constexpr std::size_t kCdsComplaintsMax = 25;

struct CdsReading {
  bool well_formed = false;
  std::optional<CdsMessage> message;
  std::vector<std::string> complaints;  ///< in the words of an XML schema
};

CdsReading read_cds_message(const std::string& xml);

}  // namespace quayside::simulator
