"""Given names in lower case, without those that are also everyday words (björn, sten, rosa, linn, mina, said)."""

FORNAMN = frozenset(
    """
    agneta ahmad ahmed alexander ali alice amanda amina anders andreas anette anna annika anton arne arvid astrid axel barbro
    bengt berit bertil birgitta bo britt börje camilla carina carl caroline cecilia christer christina dagny daniel david ebba
    eleonor elias elin elisabeth ella elsa emelie emil emma erik eva fatima felix filip fredrik frida gabriel gabriella gerd
    gunilla gunnar gustav göran hampus hanna hans hassan helena henrik hugo håkan ida inga inger ingrid isabella jakob jan janne
    jenny jens jessica joakim johan johanna johannes jonas jonathan josefin julia jörgen karin karl katarina kenneth kerstin
    kristina lars lasse leif lena lennart linda linnea linus lisa louise lovisa lucas magnus maja malin margareta maria marianne
    marie markus martin mats mattias mikael mohamed mohammad monica monika märta nils oliver olle olof omar oscar oskar patrik
    pauliina per pernilla peter petra petter pia pontus rasmus rebecka robert robin roger sandra sara sebastian simon siv sofia
    sofie stefan stig susanne sven therese thomas tobias tomas tommy ulf ulla ulrika urban vera viktor viktoria vilhelm william
    wilma yasmin yusuf yvonne åke åsa örjan
    abdi abdul abdulla abdullah abdullahi ahmet aisha aleksander aleksandra alejandro amir amira anastasia andrej andrzej anwar ayaan
    ayse aziz bashar bilal bogdan carlos dariusz dmitri dmytro dragan ebru elena emine farah farhad fatih fatma fatuma giorgos giovanni
    goran habib halima hamid hamza hodan hussein hussain ibrahim igor irina ismail ivan ivana jakub jamal jamila jelena jose jovana juan
    kareem karim katarzyna khadija khaled khalid krzysztof layla leila luis magdalena mahmoud mahmud malgorzata marek mariam marko
    maryam mehdi mehmet milica mirjana mohamad mohammed mohsen mostafa muhammad muhammed mustafa nadia nadja najma nasrin natalia nguyen
    nikola noor nour oksana oleksandr olena olga omid osman parisa pavel pedro petro piotr rahma ramin rania rashid reza salma samir
    samira serhii sergej sergei shirin slobodan snezana svitlana tariq tatiana tatjana tomasz tran tuan viktorija vladimir volodymyr
    wojciech xiaoming yara yasin yasir yousef youssef yulia yusra zahra zainab zeynep zlatan zoran
    """.split()
)
