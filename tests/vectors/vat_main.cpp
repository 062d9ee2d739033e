// quayside-vat: says of each line of standard input whether it is a VAT number that adds up (1) or
// not (0). For the comparison with other programs.
#include <iostream>
#include <string>

#include "shared/domain/vat_numbers.h"

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::cout << (quayside::examine_vat_number(line) == quayside::VatNumber::adds_up) << '\n';
  }
  return 0;
}
