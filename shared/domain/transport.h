// Where the goods are and what carries them: EUCDM groups 16 and 19, see declaration.h.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/parties.h"
#include "shared/domain/values.h"

namespace quayside {

struct LocationOfGoods {                    // 16 15
  std::string type_of_location;             // 045
  std::string qualifier_of_identification;  // 046
  std::string un_locode;                    // 036
  std::string identification;               // of the United Kingdom (5/23): the code of the place
  std::string authorisation_number;         // 052
  std::string additional_identifier;        // 053
  std::string customs_office;               // 047 001
  std::string latitude;                     // 048 049
  std::string longitude;                    // 048 050
  std::string economic_operator;            // 051 017
  Address address;                          // 018
  PostcodeAddress postcode_address;         // 081
  std::vector<ContactPerson> contact_persons;  // 074
};

struct CountryOfRouting {  // 16 12
  std::string country;     // 020
};

struct TransportMeans {               // 19 05 departure, 19 06 arrival, 19 08 active at the border
  std::string type;                   // 061
  std::string identification_number;  // 017
  std::string nationality;            // 062; not asked for on arrival
};

struct Seal {              // 19 10
  std::string identifier;  // 015
};

struct GoodsReference {          // 19 07 044
  ItemNumber goods_item_number;  // of the goods in the container
};

struct TransportEquipment {                      // 19 07
  std::string container_identification_number;   // 063
  std::vector<GoodsReference> goods_references;  // 044
  std::vector<Seal> seals;
};

}  // namespace quayside
