"""The English-French grammar behind `datasets.translation`: words, forms, phrases, sentences."""
