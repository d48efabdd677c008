"""From a file to text: one module a format; each opens bytes and gives a SourceText, or says why it cannot."""
