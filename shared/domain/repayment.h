// The application for repayment or remission of duty, as plain data: column 4c of Annex A of
// Delegated Regulation (EU) 2015/2446, as far as an applicant fills it in.
#pragma once

#include <string>
#include <vector>

namespace quayside {

struct DecisionReference {  // 31 06
  std::string country;      // 020
  std::string number;       // 001
  std::string type;         // 205
};

struct AttachedDocument {  // 32 04 010
  std::string type;        // 224
  std::string identifier;  // 225
  std::string date;        // 226
};

struct NamedAddress {  // 33 01, 33 03
  std::string name;
  std::string street_and_number;
  std::string country;
  std::string postcode;
  std::string city;
};

struct ApplicationContact {  // 33 06
  std::string name;          // 016
  std::string phone_number;  // 234
  std::string fax_number;
  std::string email_address;  // 076
};

struct ApplicationLocation {          // 34 08
  std::string country;                // 020
  std::string type;                   // 036
  std::string qualifier;              // 046
  std::string identification;         // 025
  std::string additional_identifier;  // 053
  std::string name;                   // 016
  std::string street_and_number;      // 019
  std::string postcode;               // 021
  std::string city;                   // 022
};

struct ApplicationCommodity {            // 35 01 010
  std::string nomenclature_code;         // 056, 057
  std::string taric_code;                // 058
  std::string taric_additional_code;     // 247
  std::string national_additional_code;  // 060
};

struct ApplicationQuantity {  // 35 01 030
  std::string unit;           // 249
  std::string quantity;       // 006
};

struct ApplicationProcedure {  // 48 05
  std::string code;            // 257
  std::string checked;         // 213, "true" or "false"
  DecisionReference decision_reference;
};

struct ApplicationAmount {
  std::string currency;  // 012
  std::string amount;    // 014
};

struct DutyType {             // 48 08
  std::string union_code;     // 302
  std::string national_code;  // 303
  std::string amount;
};

struct RepaymentApplication {
  std::string type;       // 31 01, "REP" or "REM"
  std::string signature;  // 31 02
  DecisionReference decision_reference;
  std::vector<AttachedDocument> attached_documents;
  NamedAddress applicant;
  std::string applicant_identification;  // 33 02 229
  ApplicationContact contact;
  std::string date;             // 34 02 207
  std::string general_remarks;  // 36 03
  NamedAddress representative;
  std::string representative_identification;  // 33 03 229
  std::vector<ApplicationLocation> locations_of_goods;
  std::vector<ApplicationCommodity> commodity_codes;
  std::string goods_description;  // 35 01 020
  std::vector<ApplicationQuantity> goods_quantities;
  std::string additional_information;   // 38 05
  std::string title_for_recovery;       // 48 01
  std::string customs_office_notified;  // 48 02
  std::string customs_office_of_goods;  // 48 03
  ApplicationProcedure customs_procedure;
  ApplicationAmount customs_value;   // 48 06
  ApplicationAmount amount_of_duty;  // 48 07
  std::vector<DutyType> duty_types;
  std::string legal_basis;            // 48 09
  std::string destination_of_goods;   // 48 10
  std::string completion_time_limit;  // 48 11
  std::string grounds;                // 48 13
  std::string bank_details;           // 48 14
};

}  // namespace quayside
