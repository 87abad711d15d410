package rules

// Prefixes lists the registered prefixes of a vendor and its affiliates, in
// rising order.
func (p *VendorPack) Prefixes(vendor string) []OUI {
	var list []OUI
	for i := range p.OUI.Len() {
		if o := p.OUI.At(i); o.Vendor == vendor {
			list = append(list, o)
		}
	}
	return list
}

// Spellings counts the names of a vendor and of its affiliates.
func (v *Vendor) Spellings() int {
	n := 0
	for i := range v.Names {
		n += len(v.Names[i].Texts)
	}
	return n
}
