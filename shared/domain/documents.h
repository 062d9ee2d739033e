// Documents, authorisations and guarantees: EUCDM groups 12 and 99, see declaration.h.
#pragma once

#include <string>

#include "shared/domain/values.h"

namespace quayside {

struct DocumentReference {       // 12 04, 12 05
  std::string type;              // 002
  std::string reference_number;  // 001

  bool operator==(const DocumentReference&) const = default;
};

struct SupportingDocument {              // 12 03
  std::string type;                      // 002
  std::string reference_number;          // 001
  ItemNumber document_line_item_number;  // 013
  std::string issuing_authority_name;    // 010
  std::string date_of_validity;          // 011
  std::string status;         // of the United Kingdom (2/3): valid, exhausted, waived, …
  std::string status_reason;  // why it is waived
  Quantity quantity;          // 006, what is written off
  std::string measurement_unit_and_qualifier;  // 005
  Amount amount;                               // 014
  std::string currency;                        // 012

  bool operator==(const SupportingDocument&) const = default;
};

struct PreviousDocument {                      // 12 01
  std::string type;                            // 002
  std::string reference_number;                // 001
  ItemNumber goods_item_identifier;            // 007
  std::string date_of_acceptance;              // of the document, as Danish customs takes it
  PackageCount number_of_packages;             // 004
  std::string type_of_packages;                // 003
  Quantity quantity;                           // 006, what is written off
  std::string measurement_unit_and_qualifier;  // 005

  bool operator==(const PreviousDocument&) const = default;
};

struct AdditionalInformation {  // 12 02
  std::string code;             // 008
  std::string text;             // 009
};

struct Authorisation {           // 12 12
  std::string type;              // 002
  std::string reference_number;  // 001
  std::string holder;            // 080, EORI
};

struct DeferredPayment {  // 12 10
  std::string reference;
};

struct Warehouse {         // 12 11
  std::string type;        // 002
  std::string identifier;  // 015
};

struct Guarantee {               // 99 02 and 99 03
  std::string type;              // 99 02
  std::string reference_number;  // 069, GRN
  std::string access_code;       // 070
  std::string other_reference;   // 073
  Amount amount;                 // 071, to be covered
  std::string currency;          // 012
  std::string customs_office;    // 072
};

}  // namespace quayside
