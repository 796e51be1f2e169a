"""Everything that changes filings: workbooks received and read, rows mended, forms filed."""
