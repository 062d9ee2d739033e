// The parties of a declaration and where they live: EUCDM group 13, see declaration.h.
#pragma once

#include <string>
#include <vector>

namespace quayside {

struct Address {                  // 13 xx 018, 16 15 018
  std::string street_and_number;  // 019
  std::string country;            // 020, ISO 3166-1 alpha-2
  std::string postcode;           // 021
  std::string city;               // 022
};

struct PostcodeAddress {     // 16 15 081
  std::string postcode;      // 021
  std::string house_number;  // 025
  std::string country;       // 020
};

struct ContactPerson {        // 13 xx 074
  std::string name;           // 016
  std::string phone_number;   // 075
  std::string email_address;  // 076
};

/// Exporter 13 01 ("Consignor" in the Danish import messages), consignor 13 02, consignee 13 03,
/// importer 13 04, seller 13 08, buyer 13 09, carrier 13 12.
struct Party {
  std::string name;                   // 016
  std::string identification_number;  // 017, EORI
  Address address;                    // 018
};

struct Declarant {                             // 13 05
  std::string name;                            // 016
  std::string identification_number;           // 017, EORI
  Address address;                             // 018
  std::vector<ContactPerson> contact_persons;  // 074
};

struct Representative {               // 13 06; "Agent" in the messages
  std::string name;                   // 016, taken by the United Kingdom only, as is the address
  std::string identification_number;  // 017, EORI
  Address address;                    // 018
  std::string status;                 // 030: 2 direct, 3 indirect representation
  std::vector<ContactPerson> contact_persons;
};

struct Submitter {  // who sends the message; a field of the system, not of the law
  std::string name;
  std::string identification_number;  // in Denmark the CVR number of the access point's owner
};

struct AdditionalFiscalReference {        // 13 16
  std::string role;                       // 031
  std::string vat_identification_number;  // 034; for IOSS the IM number
};

struct AdditionalSupplyChainActor {   // 13 14
  std::string role;                   // 031: consolidator, manufacturer, freight forwarder, ...
  std::string identification_number;  // 017
};

}  // namespace quayside
