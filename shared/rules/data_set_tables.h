// The tables behind the data sets: one per profile, a row per place of the model and a column per
// data set.
#pragma once

#include "shared/rules/data_set.h"

namespace quayside {

struct ElementRow {
  std::string_view pattern;
  std::string_view presence;  ///< a letter per column, as dk_data_sets.cpp explains
  int occurs_max = 1;
  DateRange validity = {};
  /// Where the authority has its own for the place: the data element number ("2/5"), the code list
  /// ("gb.additionalInformation") and the format ("an..35"). Empty: as the description of the
  /// model.
  std::string_view number = {};
  std::string_view list = {};
  std::string_view format = {};
};

struct DataSetColumn {
  std::string_view name;              ///< "H1"
  std::string_view declaration_type;  ///< 11 01; empty where the data set has none
  std::string_view additional_types;  ///< 11 02, a letter each
  DateRange validity = {};            ///< when customs takes it
};

struct DataSetTable {
  std::string_view profile;
  std::span<const DataSetColumn> columns;
  std::span<const ElementRow> elements;
};

/// The pages of the form and the parts of a goods item, with every place of the model once
/// (sections.cpp).
std::span<const Section> form_sections();
std::span<const Section> item_sections();

/// Denmark's DMS.
DataSetTable dk_data_sets();
/// The United Kingdom's Customs Declaration Service.
DataSetTable gb_data_sets();

}  // namespace quayside
